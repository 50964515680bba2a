/** Versions by Semantic Versioning 2.0.0: strict parsing and precedence. */
@NullMarked
package org.llmmarket.publishing.contract.semver;

import org.jspecify.annotations.NullMarked;
