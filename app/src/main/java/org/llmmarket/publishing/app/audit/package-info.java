/** Exports of the log on the command line: for auditors, without a server, a database or a network. */
@NullMarked
package org.llmmarket.publishing.app.audit;

import org.jspecify.annotations.NullMarked;
