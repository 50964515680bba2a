package org.llmmarket.publishing.access.account;

import java.text.Normalizer;
import java.util.Locale;

/** An e-mail address in the one spelling under which an account is found. */
record Email(String value) {

    static Email of(String text) {
        return new Email(
                Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
