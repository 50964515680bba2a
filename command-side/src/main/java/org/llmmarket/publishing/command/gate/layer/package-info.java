/** The layers of the gate: each looks at a definition from one side and tells every fault that it sees. */
@NullMarked
package org.llmmarket.publishing.command.gate.layer;

import org.jspecify.annotations.NullMarked;
