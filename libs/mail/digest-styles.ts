import { STYLES } from './reminder-styles.js';

const SHEET = `
h2{font-size:17px;line-height:1.3;margin:24px 0 8px}
td.group{padding:12px 0 2px;font-size:13px;font-weight:bold;color:#4d5b69}
.foot a{color:#0b5cad}
@media (prefers-color-scheme:dark){
td.group{color:#a9b7c5}
p a,.foot a{color:#8fc7ff}
}`;

/** The style sheet of a digest: a reminder's, and what only a digest has. */
export const DIGEST_STYLES = STYLES + SHEET.replaceAll('\n', '');
