using System.Globalization;
using System.Text;
using QRCoder;

namespace GluteTriage.Web.Results;

/// <summary>A text as squares a phone's camera reads.</summary>
/// <param name="Side">Squares along a side, the quiet zone of four all around included.</param>
/// <param name="Path">The dark squares, as the path of an SVG of that size.</param>
internal sealed record QrDrawing(int Side, string Path)
{
    public static QrDrawing Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var squares = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var row = 0; row < squares.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < squares.ModuleMatrix[row].Count; column++)
            {
                if (squares.ModuleMatrix[row][column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        return new QrDrawing(squares.ModuleMatrix.Count, path.ToString());
    }
}
