/** Approvals: what people decide, once each, and never about their own services. */
@NullMarked
package org.llmmarket.publishing.command.approval;

import org.jspecify.annotations.NullMarked;
