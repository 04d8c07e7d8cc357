import { Faults } from '#platform';

/** What makes a view: a name, and what follows the question mark on the screen of the register. */
export interface ViewContent {
  name: string;
  address: string;
}

export const VIEW_NAME_LENGTH = 100;
export const VIEW_ADDRESS_LENGTH = 2000;
/** So many views one person keeps. */
export const MOST_VIEWS = 50;

/** `name=value` pairs as a browser writes them: nothing in it can be a scheme, a host or a path. */
const QUERY = /^(?:[A-Za-z]\w*=(?:[\w.,:+*~!()'-]|%[0-9A-Fa-f]{2})*(?:&(?!$)|$))*$/;

/** @throws DomainError `invalid` naming the fields at fault. */
export function checkView({ name, address }: ViewContent): void {
  new Faults()
    .line(name, 'name', VIEW_NAME_LENGTH)
    .noLonger(address, 'address', VIEW_ADDRESS_LENGTH)
    .require(QUERY.test(address), 'address', ['form', 'must be the query of an address: name=value, joined by &'])
    .throwAny();
}
