/** OpenAPI documents: uploading and checking them on their own. */
@NullMarked
package org.llmmarket.publishing.command.contract;

import org.jspecify.annotations.NullMarked;
