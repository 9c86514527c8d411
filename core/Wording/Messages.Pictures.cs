namespace Serverless.Wording;

/// <content>The Dutch of what is wrong with pictures and fonts.</content>
public static partial class Messages
{
    private static readonly Dictionary<string, string> DutchOfPictures = new(StringComparer.Ordinal)
    {
        ["It is called '{0}'; {1} and {2} can be read."] = "Zij heet '{0}'; {1} en {2} kunnen worden gelezen.",
        ["It is {0} by {1} pixels; 1 to {2} on each side are allowed."] =
            "Zij is {0} bij {1} pixels; toegestaan zijn er 1 tot en met {2} per zijde.",
        ["It is more than 12 times as wide as high, or 10 times as high as wide: it would be too small to read."] =
            "Het is meer dan 12 keer zo breed als hoog, of meer dan 10 keer zo hoog als breed: het zou te klein worden om te lezen.",
        ["It is longer than {0} characters. Simplify it."] = "Het is langer dan {0} tekens. Maak het eenvoudiger.",
        ["It is not a PNG file."] = "Dit is geen PNG.",
        ["The PNG is cut short."] = "De PNG is afgebroken.",
        ["The PNG is damaged: a checksum is not that of its content."] =
            "De PNG is beschadigd: een controlegetal hoort niet bij de inhoud.",
        ["The PNG does not begin with its header."] = "De PNG begint niet met de gegevens waarmee een PNG begint.",
        ["The PNG has a damaged header."] = "Het begin van de PNG is beschadigd.",
        ["It has 16 bits for a colour, or is interlaced. Save it with 8 bits and without interlacing."] =
            "Er zijn 16 bits per kleur, of de PNG is 'interlaced'. Bewaar met 8 bits en zonder 'interlacing'.",
        ["The PNG lacks its palette."] = "In de PNG ontbreekt het kleurenpalet.",
        ["The PNG is damaged: its pixels cannot be unpacked."] =
            "De PNG is beschadigd: de pixels kunnen niet worden uitgepakt.",
        ["The PNG is damaged: a row has a filter that there is not."] =
            "De PNG is beschadigd: een rij heeft een filter dat niet bestaat.",
        ["The PNG is damaged: a pixel has a colour that its palette lacks."] =
            "De PNG is beschadigd: een pixel heeft een kleur die niet in het palet staat.",
        ["It is not a JPEG file."] = "Dit is geen JPEG.",
        ["The JPEG is damaged or cut short."] = "De JPEG is beschadigd of afgebroken.",
        ["The JPEG is damaged or cut short: its picture cannot be unpacked."] =
            "De JPEG is beschadigd of afgebroken: het beeld kan niet worden uitgepakt.",
        ["The JPEG is cut short: it ends before its picture is whole."] =
            "De JPEG is afgebroken: hij eindigt voordat het beeld compleet is.",
        ["The JPEG is damaged: it has a table with more codes than fit."] =
            "De JPEG is beschadigd: een tabel heeft meer codes dan erin passen.",
        ["The JPEG is damaged: it has {0}."] = "De JPEG is beschadigd: daarin staat {0}.",
        ["an interval"] = "een interval dat niet te lezen is",
        ["a part {0} that pictures do not have"] = "een deel {0} dat beelden niet hebben",
        ["a header that cannot be read"] = "een begin dat niet te lezen is",
        ["two colours of one name"] = "tweemaal dezelfde kleur",
        ["a table of codes that cannot be read"] = "een tabel met codes die niet te lezen is",
        ["a table of steps that cannot be read"] = "een tabel met stappen die niet te lezen is",
        ["a scan that cannot be read"] = "een scan die niet te lezen is",
        ["a scan of what is not there"] = "een scan van iets wat er niet is",
        ["It is a progressive JPEG. Save it without 'progressive'."] =
            "Dit is een progressieve JPEG. Bewaar hem zonder 'progressief'.",
        ["It is a JPEG of an unusual kind. Save it as an ordinary JPEG or as PNG."] =
            "Dit is een ongewone soort JPEG. Bewaar hem als gewone JPEG of als PNG.",
        ["Its colours are stored in an unusual way. Save it as an ordinary JPEG."] =
            "De kleuren zijn op een ongewone manier bewaard. Bewaar het bestand als gewone JPEG.",
        ["It is a photo on its side with a note that it is to be turned. Turn it and save it upright."] =
            "Dit is een foto op haar kant, met een aanwijzing dat zij gedraaid moet worden. Draai haar en bewaar haar rechtop.",
        ["It has more than 8 bits for a colour. Save it with 8."] = "Er zijn meer dan 8 bits per kleur. Bewaar met 8.",
        ["It has colours for print (CMYK). Save it in RGB."] = "De kleuren zijn voor drukwerk (CMYK). Bewaar in RGB.",
        ["<{0}> on line {1}: {2}."] = "<{0}> op regel {1}: {2}.",
        ["The SVG is empty."] = "De SVG is leeg.",
        ["The SVG is nested {0} deep; {1} is the most. Ungroup it."] =
            "De SVG heeft groepen in groepen, {0} diep; toegestaan is {1}. Hef groepen op.",
        ["The SVG is not well-formed XML without a document type: line {0}, position {1}."] =
            "De SVG is geen goed gevormde XML zonder documenttype: regel {0}, positie {1}.",
        ["it does not begin with <svg xmlns=\"http://www.w3.org/2000/svg\">"] =
            "het bestand begint niet met <svg xmlns=\"http://www.w3.org/2000/svg\">",
        ["nothing is drawn in it"] = "er is niets in getekend",
        ["it has no viewBox of four numbers with a width and a height"] =
            "er is geen viewBox van vier getallen met een breedte en een hoogte",
        ["it is nested too deep"] = "de groepen liggen te diep in elkaar",
        [
            "only paths and plain shapes in groups can be read. Convert texts and strokes to paths, and save as plain SVG without style sheets, gradients, symbols and effects"
        ] =
            "alleen paden en eenvoudige vormen in groepen kunnen worden gelezen. Zet teksten en lijnen om in paden, en bewaar als gewone SVG zonder stijlbladen, verlopen, symbolen en effecten",
        ["it has more than {0} shapes or {1} segments. Simplify it"] =
            "er zijn meer dan {0} vormen of {1} segmenten. Maak het eenvoudiger",
        ["it has a script in '{0}'. Leave it out"] = "er staat een script in '{0}'. Laat het weg",
        ["it has '{0}'. A logo refers to nothing: save it as plain SVG"] =
            "er staat '{0}' in. Een logo verwijst nergens naar: bewaar het als gewone SVG",
        ["its '{0}' refers to something. Use plain colours"] = "'{0}' verwijst ergens naar. Gebruik effen kleuren",
        ["its '{0}' is below 1. Use the colour that it gives on white"] =
            "'{0}' is lager dan 1. Gebruik de kleur die dat op wit geeft",
        ["it has a dashed stroke. Convert it to paths"] = "er is een streepjeslijn. Zet die om in paden",
        ["{0} is a colour that cannot be read. Write it as #0e4a5b"] =
            "{0} is een kleur die niet te lezen is. Schrijf haar als #0e4a5b",
        ["its 'transform' cannot be read"] = "'transform' is niet te lezen",
        ["one number is expected"] = "verwacht: één getal",
        ["a number up to {0} is expected at place {1} of its numbers"] =
            "verwacht: een getal tot en met {0} op plaats {1} van de getallen",
        ["its path has a number where a command is expected"] = "in het pad staat een getal waar een opdracht hoort",
        ["its path does not begin with a move"] = "het pad begint niet met een verplaatsing",
        ["its path has a command '{0}' that there is not"] = "in het pad staat een opdracht '{0}' die niet bestaat",
        ["The font is damaged or not complete: {0}"] = "Het lettertype is beschadigd of niet compleet: {0}",
        ["a table leads outside the file."] = "een tabel verwijst naar iets buiten het bestand.",
        ["The font is not a TrueType file: it does not begin with 00010000 or 'true'."] =
            "dit is geen TrueType-bestand: het begint niet met 00010000 of 'true'.",
        ["The font has no '{0}' table."] = "de tabel '{0}' ontbreekt.",
        ["The font has no Unicode character map of format 4 or 12."] =
            "er is geen tekentabel voor Unicode van formaat 4 of 12.",
        ["The font has more than {0} tables of kerning."] =
            "er zijn meer dan {0} tabellen met afstanden tussen letterparen.",
        ["The font {0} forbids embedding or subsetting (fsType {1}); a PDF for the archive must embed it."] =
            "het lettertype {0} mag niet, of niet gedeeltelijk, in documenten worden opgenomen (fsType {1}); een PDF voor het archief moet dat doen.",
        ["It is a variable font. Make a file of each weight (an instance) and upload those."] =
            "Dit is een variabel lettertype. Maak van elke dikte een bestand (een 'instance') en lever die aan.",
        [
            "It has PostScript outlines (OpenType with CFF). Convert it to TrueType outlines (.ttf), if its licence lets you."
        ] =
            "De lettervormen zijn van PostScript (OpenType met CFF). Zet ze om naar TrueType (.ttf), als de licentie dat toestaat.",
        ["It is a web font (WOFF). Upload the TrueType file (.ttf)."] =
            "Dit is een lettertype voor webpagina's (WOFF). Lever het TrueType-bestand (.ttf) aan.",
        ["It is a collection of fonts. Upload the TrueType file (.ttf) of one weight."] =
            "Dit is een verzameling lettertypen. Lever het TrueType-bestand (.ttf) van één dikte aan.",
        ["(fsType {0} in its table OS/2)"] = "(fsType {0} in de tabel OS/2)",
        ["Its licence does not let it be embedded in documents {0}. Ask its maker for one that does."] =
            "De licentie staat niet toe dat het lettertype in documenten wordt opgenomen {0}. Vraag de maker om een licentie die dat wel doet.",
        ["Its licence does not let a part of it be embedded {0}, and documents embed what they use."] =
            "De licentie staat niet toe dat een deel van het lettertype wordt opgenomen {0}, en documenten nemen op wat zij gebruiken.",
        ["Its licence lets only bitmaps of it be embedded {0}."] =
            "De licentie staat alleen toe dat bitmaps van het lettertype worden opgenomen {0}.",
        [
            "It may be embedded in documents, but not installed by readers {0}, as a browser does. Set 'onPages' to false, or ask its maker for a licence for web pages."
        ] =
            "Het mag in documenten worden opgenomen, maar niet door lezers worden geïnstalleerd {0}, wat een browser doet. Zet 'onPages' op false, of vraag de maker om een licentie voor webpagina's.",
        ["Its heights of capitals and ascenders are not those of a font of type."] =
            "De hoogte van hoofdletters en stokletters is niet die van een lettertype.",
        ["Its small letters have no height."] = "De kleine letters hebben geen hoogte.",
        ["It has no glyphs."] = "Er zijn geen lettertekens.",
        ["It lacks {0} characters that texts need: {1}."] = "Er ontbreken {0} tekens die teksten nodig hebben: {1}.",
        ["A character leads to a glyph that the font does not have."] =
            "Een teken verwijst naar een vorm die het lettertype niet heeft.",
        ["A glyph is made of itself, or of glyphs nested too deeply."] =
            "Een letterteken is uit zichzelf opgebouwd, of uit tekens die te diep in elkaar liggen.",
        ["A glyph is wider than five times its size."] = "Een letterteken is breder dan vijf keer de lettergrootte.",
        ["A pair of glyphs is moved by more than twice their size."] =
            "Een letterpaar wordt meer dan twee keer de lettergrootte verschoven.",
    };
}
