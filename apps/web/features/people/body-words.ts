import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Body } from '../../client/api.generated.js';

export const BODY_KIND: Record<Body['kind'], MessageDescriptor> = {
  state: msg`State`,
  region: msg`Region`,
  government: msg`Government`,
  ministry: msg`Ministry`,
  agency: msg`Agency`,
  embassy: msg`Embassy`,
  academy: msg`Academy`,
  enterprise: msg`Enterprise`,
  international_organisation: msg`International organisation`,
};

/** The kinds in the order in which they are offered. */
export const BODY_KINDS = Object.keys(BODY_KIND) as Body['kind'][];
