@NullMarked
package org.llmmarket.publishing.command.rejudge;

import org.jspecify.annotations.NullMarked;
