package io.podwire.shell.render.drawing;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A drawing as the JDK's own XML parser reads it; one that is not well-formed fails the test. */
final class SvgDocument {

    private final Document document;

    SvgDocument(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + e.getMessage() + "\n" + text, e);
        }
    }

    Element root() {
        return document.getDocumentElement();
    }

    /** Elements of a name, in the order of the document. */
    List<Element> all(String name) {
        NodeList nodes = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add((Element) nodes.item(i));
        }
        return all;
    }

    /** Elements of a name that have the class. */
    List<Element> all(String name, String word) {
        return all(name).stream()
                .filter(each -> List.of(each.getAttribute("class").split(" ")).contains(word))
                .toList();
    }

    /** The tooltips. */
    List<String> facts() {
        return all("title").stream().map(Element::getTextContent).toList();
    }
}
