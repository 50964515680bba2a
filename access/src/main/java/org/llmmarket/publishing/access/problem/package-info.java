/** How a refusal is told: problem details (RFC 9457), wherever on the way a request fails. */
@NullMarked
package org.llmmarket.publishing.access.problem;

import org.jspecify.annotations.NullMarked;
