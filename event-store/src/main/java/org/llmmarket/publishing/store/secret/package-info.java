/** The secret key of the service and what it seals. */
@NullMarked
package org.llmmarket.publishing.store.secret;

import org.jspecify.annotations.NullMarked;
