package org.llmmarket.publishing.contract.schema;

/**
 * A text whose every look is told, since regular expressions may go over it again and again.
 *
 * @param look called for each character that is looked at; what it throws ends the search
 */
record WatchedText(CharSequence text, Runnable look) implements CharSequence {

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        look.run();
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new WatchedText(text.subSequence(start, end), look);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
