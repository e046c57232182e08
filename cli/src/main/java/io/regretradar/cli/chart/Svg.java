package io.regretradar.cli.chart;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * A chart as it stands in an HTML page: an {@code svg} element that is as wide as its place, takes
 * its colours from the page ({@link Ink}), refers to nothing outside or beside itself, and is
 * hidden from screen readers, since the page says in words what it shows.
 *
 * @param markup the element; safe to put into a page as it is
 */
public record Svg(String markup) {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 1;

    /** What of the looks is kept: the library states every default on every element. */
    private static final Set<String> STYLES =
            Set.of(
                    "fill",
                    "fill-opacity",
                    "stroke",
                    "stroke-opacity",
                    "stroke-width",
                    "stroke-dasharray",
                    "stroke-linecap",
                    "stroke-linejoin",
                    "font-size",
                    "font-weight");

    private static final Set<String> SHAPES =
            Set.of(
                    "xmlns",
                    "x",
                    "y",
                    "x1",
                    "y1",
                    "x2",
                    "y2",
                    "width",
                    "height",
                    "cx",
                    "cy",
                    "r",
                    "rx",
                    "ry",
                    "d",
                    "points",
                    "transform",
                    "text-anchor");

    /**
     * Draws a chart that keeps its proportions.
     *
     * @param width in units of the drawing; the page decides how large one is
     */
    public static Svg of(JFreeChart chart, int width, int height) {
        return new Svg(write(draw(chart, width, height)));
    }

    /** Draws a chart that fills its place, whatever proportions that has. */
    static Svg stretching(JFreeChart chart, int width, int height) {
        Element root = draw(chart, width, height);
        root.setAttribute("preserveAspectRatio", "none");
        return new Svg(write(root));
    }

    private static Element draw(JFreeChart chart, int width, int height) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setPrecision(DECIMALS);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(width, height));
        chart.draw(graphics, new Rectangle(width, height));
        Element root = graphics.getRoot();
        tidy(root);
        root.removeAttribute("style");
        root.setAttribute("viewBox", "0 0 %d %d".formatted(width, height));
        root.setAttribute("aria-hidden", "true");
        root.setAttribute("focusable", "false");
        return root;
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Java's own XML does not work", e);
        }
    }

    private static String write(Element root) {
        try {
            Transformer writer = TransformerFactory.newInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            writer.transform(new DOMSource(root), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("Java's own XML does not work", e);
        }
    }

    /** Clips go too: their ids would be those of every other chart in the page. */
    private static void tidy(Element element) {
        List<String> style = new ArrayList<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = attributes.getLength() - 1; i >= 0; i--) {
            Attr attribute = (Attr) attributes.item(i);
            if (STYLES.contains(attribute.getName())) {
                style.add(attribute.getName() + ":" + forPage(attribute.getValue()));
            }
            if (!SHAPES.contains(attribute.getName())) {
                element.removeAttributeNode(attribute);
            }
        }
        if (!style.isEmpty()) {
            Collections.sort(style);
            element.setAttribute("style", String.join(";", style));
        }
        tidyChildren(element);
    }

    private static void tidyChildren(Element element) {
        List<Node> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        for (Node child : children) {
            if (child.getNodeName().equals("defs")) {
                element.removeChild(child);
            } else if (child instanceof Element inner) {
                tidy(inner);
            }
        }
    }

    private static String forPage(String value) {
        return Arrays.stream(Ink.values())
                .filter(ink -> ink.written().equals(value))
                .findFirst()
                .map(Ink::variable)
                .orElse(value);
    }
}
