/** What remains of personal data: that it was erased. */
@NullMarked
package org.llmmarket.publishing.api.erasure;

import org.jspecify.annotations.NullMarked;
