package org.llmmarket.publishing.access.web;

import jakarta.servlet.http.HttpServletResponse;

/** What browsers are told with every answer: data, never a page, a script or a frame. */
public final class BrowserHeaders {

    private BrowserHeaders() {}

    public static void write(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-XSS-Protection", "0");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
