package org.llmmarket.publishing.contract.comparison;

/** Writes foreign text into HTML. */
final class Html {

    private static final String STYLE = "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
            + "code{font-size:.85em;overflow-wrap:anywhere}";

    private Html() {}

    /** A text in which nothing is markup. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return escaped.toString();
    }

    static String item(String sentence, String code, String location) {
        return "<li>" + escaped(sentence) + "<br><code>" + escaped(code) + "</code> <code>" + escaped(location)
                + "</code></li>\n";
    }

    static String page(String title, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + escaped(title)
                + "</title>\n<style>"
                + STYLE + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
    }
}
