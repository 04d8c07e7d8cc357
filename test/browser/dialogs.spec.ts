import { accessibilityFaults } from './accessibility.js';
import { describeInBrowser } from './browser-ground.js';
import { dialogOf } from './control-ground.js';

describeInBrowser('a dialog in which something was typed', (ground) => {
  it.each([
    ['en', { add: 'Add an area', field: 'Code', lose: 'Close and lose what was typed?', stay: 'Go on typing' }],
    ['ru', { add: 'Добавить сферу', field: 'Код', lose: 'Закрыть и не сохранять введённое?', stay: 'Продолжить ввод' }],
    ['be', { add: 'Дадаць сферу', field: 'Код', lose: 'Закрыць і не захоўваць уведзенае?', stay: 'Працягнуць увод' }],
  ] as const)('asks in %s before it closes', async (language, { add, field, lose, stay }) => {
    const { page, open, signIn } = ground();
    await signIn('administrator', language);
    await open('/areas');
    await page.getByRole('button', { name: add }).click();
    const dialog = dialogOf(page);
    const code = dialog.getByLabel(field, { exact: true });
    await code.fill('bridges');
    await page.keyboard.press('Escape');
    await dialog.getByRole('alert').getByText(lose).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: stay }).press('Enter');
    await dialog.getByText(lose).waitFor({ state: 'detached' });
    expect(await code.inputValue()).toBe('bridges');
    await page.keyboard.press('Escape');
    await dialog.getByRole('alert').getByRole('button').last().click();
    await dialog.waitFor({ state: 'detached' });
    // Nothing typed, nothing asked.
    await page.getByRole('button', { name: add }).click();
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});
