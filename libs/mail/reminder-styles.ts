const SHEET = `
body,table,td,th{font:15px/1.45 "Source Sans 3","Segoe UI",Arial,sans-serif;color:#17222e}
body{margin:0;padding:0}
.page{background:#f4f6f8}
.card{max-width:600px;margin:8px auto;background:#fff}
.bar{background:#14314f;color:#fff;padding:12px 24px}
.mark{float:right}
.body{padding:20px 24px 28px}
h1{font-size:22px;line-height:1.25;margin:0 0 14px}
p{margin:0 0 18px}
th{font-weight:bold;padding:0 0 6px}
td.what,td.when,.head th{border-bottom:1px solid #d5dce3}
td.what,td.when{padding:10px 0}
td.what{padding-right:20px;word-break:break-word;overflow-wrap:anywhere}
td.when{width:165px}
small,.note,.quote,.foot{font-size:13px}
small,.note,.foot{color:#4d5b69}
.title{font-weight:bold;color:#17222e;text-decoration:underline}
.note{margin-top:3px}
.quote{margin-top:6px;padding-left:8px;border-left:3px solid #c3ccd6}
.news{margin-top:3px;font-size:14px}
.date+.date{margin-top:8px}
.overdue{color:#a8161c}
.due_today{color:#8a4b00}
.due_later{color:#0b5cad}
.review{color:#5a35a8}
.to_decide{color:#8a4b00}
.button{background:#0b5cad;padding:10px 20px;border-radius:3px}
.button a{color:#fff;text-decoration:none;font-size:16px}
.act{margin-top:10px}
.act .button{padding:5px 14px}
.act .button a{font-size:14px}
.list{margin-bottom:20px}
.foot{margin:20px 0 0}
@media (max-width:480px){
.body,.bar{padding-left:16px;padding-right:16px}
.mark{float:none;display:block}
.head{display:none}
td.what,td.when{display:block;width:auto;padding-right:0}
.item{display:flex;flex-direction:column-reverse}
td.when{border:0;padding-bottom:0}
td.what{padding-top:4px}
.when br{display:none}
.when br+b{margin-left:8px}
}
@media (prefers-color-scheme:dark){
body,table,td,th,.title{color:#e4ebf2}
.page{background:#0d1620}
.card{background:#16222f}
small,.note,.foot{color:#a9b7c5}
td.what,td.when,.head th,.quote{border-color:#3a4a5a}
.overdue{color:#ff9d97}
.due_today{color:#f3bd6b}
.due_later{color:#8fc7ff}
.review{color:#cbb6ff}
.to_decide{color:#f3bd6b}
}`;

/** The style sheet of a mail: light first, then narrow screens and dark mode. */
export const STYLES = SHEET.replaceAll('\n', '');
