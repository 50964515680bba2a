/** The governance dashboard: a GraphQL service that is told of publications and decides approvals. */
@NullMarked
@ServedOn(Neighbour.GOVERNANCE)
package org.llmmarket.publishing.sandbox.governance;

import org.jspecify.annotations.NullMarked;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.server.ServedOn;
