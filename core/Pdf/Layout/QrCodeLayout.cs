using QRCoder;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>QR codes (ISO/IEC 18004), drawn as rectangles; the encoding is QRCoder's.</summary>
internal static class QrCodeLayout
{
    public static List<Slice> Lay(LayoutContext context, QrCode code, StructureElement parent)
    {
        var figure = new StructureElement("Figure", parent)
        {
            AlternativeText = TextCleaner.Clean(code.AlternativeText),
        };
        using var generator = new QRCodeGenerator();
        // A quarter of the code may be damaged or printed badly; the white margin of four modules is part of it.
        using var data = generator.CreateQrCode(code.Address.AbsoluteUri, QRCodeGenerator.ECCLevel.Q);
        // Places are written to a hundredth of a point: modules of whole twentieths leave no gaps.
        var module = Math.Floor(code.Side / data.ModuleMatrix.Count * 20) / 20;
        var marks = new List<Mark> { new ExtentMark(0, 0, code.Side, code.Side, figure) };
        for (var row = 0; row < data.ModuleMatrix.Count; row++)
        {
            var modules = data.ModuleMatrix[row];
            for (var from = 0; from < modules.Count; from++)
            {
                var to = from;
                while (to < modules.Count && modules[to])
                    to++;
                if (to == from)
                    continue;
                marks.Add(
                    new RectangleMark(
                        from * module,
                        row * module,
                        (to - from) * module,
                        module,
                        context.Palette.Ink,
                        figure
                    )
                );
                from = to;
            }
        }

        return
        [
            new Slice(code.Side, marks)
            {
                Before = context.Typography.Leading / 2,
                After = context.Typography.Leading / 2,
            },
        ];
    }
}
