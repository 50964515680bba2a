/** Who acts: accounts, roles and rights. */
@NullMarked
package org.llmmarket.publishing.api.actor;

import org.jspecify.annotations.NullMarked;
