// What npm start shows on a machine without a camera: the virtual laptop, and a word on it.

const STORY = 'iframe.html?id=elements-media-stream-preview--default&viewMode=story';

/**
 * @param {import('./browsers.mjs').Browsers} browsers
 * @param {string} origin where Storybook is served
 * @returns {Promise<string[]>} what is wrong
 */
export async function checkWithoutCamera(browsers, origin) {
  const page = await browsers.newPage({ devices: 0 });
  const problems = [];
  page.on('pageerror', (error) => problems.push(`page error: ${error.stack ?? error}`));
  try {
    await page.goto(`${origin}/${STORY}`);
    const banner = page.getByRole('complementary', { name: 'Virtual devices' });
    await banner.getByText('this machine has no camera').waitFor();
    await page.locator('media-stream-preview:state(live)').waitFor();
    await banner.getByLabel('Show').selectOption('denied');
    await page.getByRole('button', { name: 'Start camera' }).click();
    await page.getByText('Access to the camera is blocked').waitFor();
    await banner.waitFor({ state: 'detached' });
  } catch (error) {
    problems.push(String(error));
  } finally {
    await browsers.closePage(page);
  }
  return problems;
}
