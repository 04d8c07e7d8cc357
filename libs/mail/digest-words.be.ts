import type { DigestWords } from './digest-words.js';

export const belarusianDigest: DigestWords = {
  subject: 'Зводка',
  heading: (date) => `Зводка на ${date}`,
  sections: {
    waiting: 'Чакаюць вашага рашэння',
    overdue: 'Пратэрмінаваны',
    due_soon: 'Тэрмін у бліжэйшыя 14 дзён',
    changed: 'Змяніліся пасля апошняй зводкі',
  },
  status: {
    active: 'на выкананні',
    reported: 'справаздача пададзена, рашэння няма',
    closed: 'знята з кантролю',
    terminated: 'спынена',
  },
  decision: {
    report: (since) => `Выніковая справаздача чакае рашэння з ${since}`,
    extension: (since) => `Запыт аб падаўжэнні чакае рашэння з ${since}`,
  },
  changed: (on) => `Зменена ${on}`,
  statusLabel: 'Стан',
  more: (count) => `і яшчэ ${count}`,
  onToday: 'гл. на старонцы «Сёння»',
  confidentialGroup: 'Канфідэнцыяльна',
  footer: {
    weekly:
      'Вы атрымліваеце гэты ліст раз на тыдзень, бо вам падпарадкаваны пасады або вы кантралюеце абавязацельствы ці замяшчаеце таго, хто гэта робіць.',
    daily:
      'Вы атрымліваеце гэты ліст кожны рабочы дзень, бо вам падпарадкаваны пасады або вы кантралюеце абавязацельствы ці замяшчаеце таго, хто гэта робіць.',
  },
  automatic: 'Ліст адпраўлены аўтаматычна.',
  unsubscribe: 'Адмовіцца ад зводак',
};
