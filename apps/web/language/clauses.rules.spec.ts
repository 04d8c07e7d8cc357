import { joinClauses } from './clauses.rules.js';

it.each([
  [[], ''],
  [['Kept, off control'], 'Kept, off control'],
  [['New', 'Kept, off control'], 'New; kept, off control'],
  [
    ['Новое', 'Исполнено, снято с контроля', 'срок на 3 дня позже'],
    'Новое; исполнено, снято с контроля; срок на 3 дня позже',
  ],
  [['Адноўлена', 'Іншая пасада'], 'Адноўлена; іншая пасада'],
])('joins %j', (clauses, joined) => expect(joinClauses(clauses)).toBe(joined));
