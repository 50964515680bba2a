/** Several commands in one request, each as if it had come alone. */
@NullMarked
package org.llmmarket.publishing.command.batch;

import org.jspecify.annotations.NullMarked;
