package dev.howl.server.web;

import org.springframework.core.io.Resource;

/**
 * The first page of the application, a bean: it is served at {@code /}, and the pages of the documentation link to it.
 *
 * @param page an HTML page in UTF-8
 */
public record StartPage(Resource page) {}
