/** What auditors see and take away: the trail of who did what, proofs, checkpoints, and the log itself in a form that is verified elsewhere. */
@NullMarked
package org.llmmarket.publishing.query.audit;

import org.jspecify.annotations.NullMarked;
