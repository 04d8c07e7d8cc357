import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type { Body, Post } from '../../client/api.generated.js';
import { readAgain } from '../../client/changes.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import type { BodyWork } from './body-dialogs.js';
import { useWork } from '../../look/use-work.js';

/** What is being done on the page of bodies, what is said of it when it is done, and where it leads. */
export function useBodyWork() {
  const navigate = useNavigate();
  const language = useLanguage();
  const { work, said, begin, close, done } = useWork<BodyWork>();
  const nameOf = ({ name }: Body) => named(name, language);
  const added = async (body: Body) => {
    await done(<Added name={nameOf(body)} />);
    await navigate({ to: '/bodies', search: { body: body.id }, resetScroll: false });
  };
  const postAdded = async ({ id }: Post) => {
    await readAgain();
    await navigate({ to: '/posts/$id', params: { id } });
  };
  const dialog = {
    onClose: close,
    onAdded: added,
    onChanged: (body: Body) => done(<Changed name={nameOf(body)} />),
    onPostAdded: postAdded,
  };
  return { work, said, begin, dialog };
}

function Added({ name }: { name: string }) {
  return <Trans>{name} is in the register. Add its posts next.</Trans>;
}

function Changed({ name }: { name: string }) {
  return <Trans>{name} is saved.</Trans>;
}
