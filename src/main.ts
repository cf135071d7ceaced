/** Mounts the page, and in production the service worker that keeps it. */
import { mount } from 'svelte';
import { updates } from '#app/updates.svelte.ts';
import App from '#ui/App.svelte';

const target = document.getElementById('playground');
if (!target) throw new Error('index.html has no #playground');

mount(App, { target });
if (import.meta.env.PROD) void updates.start();
