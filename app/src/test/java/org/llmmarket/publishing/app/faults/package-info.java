/** The executable in several processes, under load, while things are killed, frozen and made to lie. */
@NullMarked
package org.llmmarket.publishing.app.faults;

import org.jspecify.annotations.NullMarked;
