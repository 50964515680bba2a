/** How the service is: for people, load balancers and orchestrators. */
@NullMarked
package org.llmmarket.publishing.access.health;

import org.jspecify.annotations.NullMarked;
