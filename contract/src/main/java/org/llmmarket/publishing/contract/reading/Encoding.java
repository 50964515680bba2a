package org.llmmarket.publishing.contract.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The encoding of documents: UTF-8 by RFC 3629, which knows no overlong forms and no surrogates. */
final class Encoding {

    private static final int BUFFER = 8_192;

    private Encoding() {}

    /** Where the text begins: a byte order mark is no part of it. */
    static int startOf(byte[] bytes) {
        return startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    }

    static void requireUtf8(byte[] bytes) throws UnreadableDocument {
        boolean isWide = startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE) || hasNull(bytes);
        if (isWide) {
            throw refused("the document is not UTF-8 text; save it as UTF-8 rather than UTF-16 or UTF-32");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CharBuffer decoded = CharBuffer.allocate(BUFFER);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            decoded.clear();
            result = decoder.decode(rest, decoded, true);
        }
        if (result.isError()) {
            throw refused("the document is not UTF-8 text; the byte " + rest.position() + " begins no character");
        }
    }

    /** Text in UTF-16 or UTF-32 has null bytes in every ASCII character. */
    private static boolean hasNull(byte[] bytes) {
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int... beginning) {
        for (int i = 0; i < beginning.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static UnreadableDocument refused(String message) {
        return new UnreadableDocument("", message, "VALIDATION_ERROR");
    }
}
