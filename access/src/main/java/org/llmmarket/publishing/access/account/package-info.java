/** Accounts: who can sign in, as what, and what others may see of a provider. */
@NullMarked
package org.llmmarket.publishing.access.account;

import org.jspecify.annotations.NullMarked;
