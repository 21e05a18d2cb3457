package org.openvault.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import nu.validator.xml.SystemErrErrorHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What the checker of the HTML standard finds wrong with pages. To set one up takes long; it then takes any number of them. */
final class Validity {
    private static final String HTML = "http://s.validator.nu/html5-all.rnc";

    private final List<String> errors = new ArrayList<>();
    private final SimpleDocumentValidator validator = new SimpleDocumentValidator(true, false, false);

    Validity() {
        try {
            validator.setUpMainSchema(HTML, new SystemErrErrorHandler());
            validator.setUpValidatorAndParsers(new Collector(), false, false);
        } catch (Exception failed) {
            throw new AssertionError("the checker cannot be set up", failed);
        }
    }

    List<String> errors(String html) {
        errors.clear();
        InputSource source = new InputSource(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        source.setEncoding("UTF-8");
        try {
            validator.checkHtmlInputSource(source);
        } catch (IOException | SAXException failed) {
            throw new AssertionError("the checker failed", failed);
        }
        return List.copyOf(errors);
    }

    private final class Collector implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {
            // Advice, such as on headings that the checker would put elsewhere.
        }

        @Override
        public void error(SAXParseException error) {
            errors.add(error.getLineNumber() + ": " + error.getMessage());
        }

        @Override
        public void fatalError(SAXParseException error) {
            error(error);
        }
    }
}
