using System.Globalization;
using Signals.Testing;

namespace Signals.Gateway.Tests.Operations;

/// <summary>What the table of data protection says is kept by a test is.</summary>
public sealed class DataProtectionTests
{
    private static readonly string[] Ways = ["test", "evidence", "not applicable", "open"];

    [Fact]
    public void Every_requirement_is_kept_by_a_test_that_there_is_or_says_why_not()
    {
        var tests = NamedTests.All();
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "data-protection.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(row => row.Trim('|').Split('|').Select(cell => cell.Trim()).ToList()).ToList();
        rows.Select(row => row[0]).ShouldBe(Enumerable.Range(1, 31).Select(number => number.ToString(CultureInfo.InvariantCulture)), "one row for each requirement");

        foreach (var row in rows)
        {
            row.Count.ShouldBe(4, row[1]);
            Ways.ShouldContain(row[2], row[1]);
            row[3].ShouldNotBeEmpty(row[1]);
            if (row[2] == "test") NamedTests.In(row[3]).ShouldNotBeEmpty(row[1]);
            NamedTests.In(row[3]).Except(tests).ShouldBeEmpty(row[1]);
        }
    }
}
