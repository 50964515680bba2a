/** What is done and refused beside the events of the domain goes into the audit trail from here. */
@NullMarked
package org.llmmarket.publishing.access.trail;

import org.jspecify.annotations.NullMarked;
