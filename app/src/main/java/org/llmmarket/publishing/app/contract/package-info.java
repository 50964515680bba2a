/** Contracts on the command line: for providers and their build servers, without a server or a database. */
@NullMarked
package org.llmmarket.publishing.app.contract;

import org.jspecify.annotations.NullMarked;
