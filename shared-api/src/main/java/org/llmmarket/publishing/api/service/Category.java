package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** What a service does. */
public enum Category {
    TEXT_GENERATION,
    EMBEDDINGS,
    CLASSIFICATION,
    TRANSLATION,
    SUMMARIZATION,
    QUESTION_ANSWERING,
    SENTIMENT_ANALYSIS,
    CODE_GENERATION,
    IMAGE_GENERATION,
    SPEECH_TO_TEXT,
    TEXT_TO_SPEECH,
    OTHER;

    @JsonCreator
    public static Category of(String wire) {
        return Wire.parse(Category.class, wire);
    }

    @JsonValue
    public String wire() {
        return Wire.dashed(this);
    }
}
