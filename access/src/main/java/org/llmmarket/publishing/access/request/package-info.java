/** What happens to every request before an endpoint sees it: its id, its limits, its repetition. */
@NullMarked
package org.llmmarket.publishing.access.request;

import org.jspecify.annotations.NullMarked;
