/** A playground travels as a link or a file; whoever receives it sees it first, and nothing of theirs is changed. */
import { truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { hostileLinks } from './hostile-links.ts';
import type { PlaygroundPage } from './playground-page.ts';

const own = /^Explicitly denied\. alice may not delete/;

/** What the sender's Lab says, word for word. */
async function answerOf({ lab }: PlaygroundPage) {
  return {
    verdict: await lab.verdict.innerText(),
    awsSays: await lab.awsSays.innerText(),
    action: await lab.action.inputValue(),
    resource: await lab.resource.inputValue(),
    key: await lab.key('aws:PrincipalTag/data-steward').innerText(),
  };
}

/** A question that no ready world asks. */
async function askSomethingOfOnesOwn(playground: PlaygroundPage): Promise<void> {
  const { lab, menu } = playground;
  await playground.openLab();
  await lab.setKey('aws:PrincipalTag/data-steward', 'true');
  await lab.typeResource('arn:aws:s3:::acme-prod-ledger/1999/all.parquet');
  await expect(lab.verdict).toHaveText(/^Implicitly denied\. alice may not delete 1999\/all\.parquet/);
  await menu.rename('Alice and 1999');
}

async function expectUntouched({ lab, menu }: PlaygroundPage): Promise<void> {
  await expect(lab.verdict).toHaveText(own);
  expect(await menu.titles()).toEqual(['Payments team']);
}

test('a link shows itself first, and opens as the same request with the same answer', async ({
  playground,
  elsewhere,
}) => {
  await askSomethingOfOnesOwn(playground);
  const link = await playground.share.link();
  const sent = await answerOf(playground);

  await elsewhere.openLab();
  await elsewhere.open(link);
  const { preview } = elsewhere.incoming;
  await expect(preview).toContainText('Alice and 1999');
  await expect(preview).toContainText('May alice delete 1999/all.parquet from acme-prod-ledger?');
  await expect(preview).toContainText('Implicitly denied.');
  await preview.getByRole('button', { name: 'Not now' }).click();
  await expectUntouched(elsewhere);

  await elsewhere.open(link);
  await elsewhere.incoming.accept();
  await elsewhere.menu.expectOpen('Alice and 1999');
  expect(await answerOf(elsewhere)).toEqual(sent);
  expect(await elsewhere.menu.titles()).toEqual(['Alice and 1999', 'Payments team']);
  // Neither a reload nor the back button asks again.
  await elsewhere.reload();
  await elsewhere.menu.expectOpen('Alice and 1999');
  await expect(preview).toBeHidden();
});

test('a link is the first thing that somebody sees of the page', async ({ playground, elsewhere }) => {
  await askSomethingOfOnesOwn(playground);
  const link = await playground.share.link();
  await elsewhere.open(link);
  await elsewhere.incoming.accept();
  expect(await answerOf(elsewhere)).toEqual(await answerOf(playground));
});

test('a text that AWS would refuse travels as it is, and is not in force there either', async ({
  playground,
  elsewhere,
}) => {
  await playground.openLab();
  await playground.evidence.retypeLine('KeepProdData', '"Effect"', '"Effect": "Den');
  await expect(playground.evidence.refusal('KeepProdData')).toBeVisible();
  await elsewhere.open(await playground.share.link());
  await expect(elsewhere.incoming.preview).toContainText('1 unfinished edit');
  await elsewhere.incoming.accept();
  await expect(elsewhere.evidence.line('KeepProdData', '"Effect": "Den')).toBeVisible();
  await expect(elsewhere.lab.verdict).toHaveText(own);
});

test('who does not want a link is where they were', async ({ playground, page }) => {
  const { gallery, incoming } = playground;
  await playground.openLab();
  const link = await playground.share.link();
  await playground.goTo('Scenarios');
  for (const leave of ['Escape', 'Back']) {
    await playground.follow(link);
    await incoming.preview.waitFor();
    await (leave === 'Escape' ? page.keyboard.press('Escape') : page.goBack());
    await expect(incoming.preview).toBeHidden();
    await expect(gallery.heading).toBeVisible();
    expect(page.url()).toMatch(/#\/scenarios$/);
  }
});

test('broken and hostile links are refused with words, and change nothing', async ({ playground }) => {
  await playground.openLab();
  const link = await playground.share.link();
  for (const [what, hash, says] of hostileLinks(link.slice(link.indexOf('#'))))
    await test.step(`a link ${what}`, async () => {
      await playground.follow(hash);
      await expect(playground.incoming.refusal.getByText(says)).toBeVisible();
      await expect(playground.incoming.refusal).toContainText('Your own playgrounds are untouched.');
      await playground.incoming.goBack();
    });
  await expectUntouched(playground);
});

test('a file goes out of one browser and into another', async ({ playground, elsewhere }) => {
  await askSomethingOfOnesOwn(playground);
  const file = await playground.share.saveAsFile();
  const sent = await answerOf(playground);

  await elsewhere.openLab();
  await elsewhere.share.openFile(file);
  await expect(elsewhere.incoming.preview).toContainText('Alice and 1999');
  await elsewhere.incoming.accept();
  await elsewhere.menu.expectOpen('Alice and 1999');
  expect(await answerOf(elsewhere)).toEqual(sent);
});

const broken = {
  'no JSON': ['Version: 2012-10-17', 'This file is not JSON.'],
  'another JSON': ['{"Version":"2012-10-17","Statement":[]}', 'This is JSON, but not a playground.'],
  'of another shape': [
    '{"format":"iam-playground","version":1,"title":"x","about":"","world":{"users":[{"name":7}]}}',
    'Something in here is not as a playground has it.',
  ],
  'of the future': [
    '{"format":"iam-playground","version":99,"title":"x","about":"","world":{}}',
    'This was made by a newer version of the playground.',
  ],
} as const;

test('broken and hostile files are refused with words, and change nothing', async ({ playground }, info) => {
  await playground.openLab();
  const large = info.outputPath('large.json');
  writeFileSync(large, '');
  truncateSync(large, 17 * 1024 * 1024);
  await playground.share.openFile(large);
  await expect(playground.incoming.refusal).toContainText('This is larger than a playground can be.');
  await playground.incoming.goBack();
  for (const [what, [content, says]] of Object.entries(broken))
    await test.step(`a file ${what}`, async () => {
      const buffer = Buffer.from(content);
      await playground.share.openFile({ name: 'world.json', mimeType: 'application/json', buffer });
      await expect(playground.incoming.refusal).toContainText(says);
      await playground.incoming.goBack();
    });
  await expectUntouched(playground);
});
