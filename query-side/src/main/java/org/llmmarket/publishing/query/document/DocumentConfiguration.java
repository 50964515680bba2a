package org.llmmarket.publishing.query.document;

import org.llmmarket.publishing.store.document.DocumentPieces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Documents over HTTP. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    @Bean
    StoredBytes storedBytes(DocumentPieces documents) {
        return new StoredBytes(documents);
    }

    @Bean
    OwnDocument ownDocument() {
        return new OwnDocument();
    }
}
