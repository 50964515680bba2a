/** Whether a value that an author gives as an example fits the schema beside it. */
@NullMarked
package org.llmmarket.publishing.contract.validity.instance;

import org.jspecify.annotations.NullMarked;
