using Signals.Core.Areas;

namespace Signals.Silo.Sample;

/// <summary>Made-up outlines of Voorbeelddorp: rows of uneven blocks in the open water of the Markermeer, so that nobody takes it for a real place.</summary>
internal static class SampleShapes
{
    // The north-west corner and the size of a block, in 100,000ths of a degree: some 800 by 800 metres.
    private const int West = 522_500;
    private const int North = 5_256_000;
    private const int Width = 1_200;
    private const int Height = 700;

    // How far a corner is out of line, at most.
    private const int Unevenness = 120;

    /// <param name="rows">How many districts there are, from north to south.</param>
    /// <param name="columns">How many neighbourhoods each has, from west to east.</param>
    /// <param name="code">The neighbourhood in a row and column.</param>
    /// <param name="edition">The edition that they are said to come from.</param>
    public static IReadOnlyList<AreaShape> Of(int rows, int columns, Func<int, int, NeighbourhoodCode> code, EditionYear edition) =>
    [
        .. from row in Enumerable.Range(0, rows)
           from column in Enumerable.Range(0, columns)
           select new AreaShape(code(row, column), edition, [[[.. Around(row, column)]]]),
    ];

    // From corner to corner, with a bend half-way along each side; those who share a side share every point of it.
    private static IEnumerable<int> Around(int row, int column) =>
        new (int Row, int Column)[] { (0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1), (0, 0) }
            .SelectMany(step => Point((2 * row) + step.Row, (2 * column) + step.Column));

    private static IEnumerable<int> Point(int halfRows, int halfColumns) =>
        [West + (halfColumns * Width / 2) + Uneven(halfRows, halfColumns, 1), North - (halfRows * Height / 2) + Uneven(halfRows, halfColumns, 2)];

    // The same for the same point, and without a pattern to the eye.
    private static int Uneven(int row, int column, int direction) => (((row * 37) + (column * 59) + (direction * 101) + (row * column * 13)) % ((2 * Unevenness) + 1)) - Unevenness;
}
