/** The queue of approvals. */
@NullMarked
package org.llmmarket.publishing.query.approval;

import org.jspecify.annotations.NullMarked;
