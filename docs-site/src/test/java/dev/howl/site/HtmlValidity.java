package dev.howl.site;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** The W3C's checker of HTML in this process. */
final class HtmlValidity {
    private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";

    private final List<String> faults = new ArrayList<>();
    private final ErrorHandler handler = new Handler();
    private final SimpleDocumentValidator validator = new SimpleDocumentValidator(false, false, false);
    private String page = "";

    HtmlValidity() {
        try {
            validator.setUpMainSchema(SCHEMA, handler);
            validator.setUpValidatorAndParsers(handler, false, false);
        } catch (Exception e) {
            throw new AssertionError("the schema of HTML cannot be read", e);
        }
    }

    /** Returns the errors in all pages of a site. */
    List<String> faults(SiteFolder site) {
        faults.clear();
        for (String file : site.files(".html")) {
            page = file;
            check(site, file);
        }
        return List.copyOf(faults);
    }

    private void check(SiteFolder site, String file) {
        try {
            InputSource source = new InputSource(new StringReader(site.text(file)));
            source.setSystemId(site.uri(file));
            validator.checkHtmlInputSource(source);
        } catch (Exception e) {
            faults.add(file + ": cannot be checked: " + e);
        }
    }

    private final class Handler implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) {
            faults.add(page + ":" + error.getLineNumber() + ": " + error.getMessage());
        }

        @Override
        public void fatalError(SAXParseException error) {
            error(error);
        }
    }
}
