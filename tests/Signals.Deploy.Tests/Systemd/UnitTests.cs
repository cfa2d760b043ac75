using System.Text.RegularExpressions;
using Signals.Deploy.Tests.Settings;
using Signals.Testing;

namespace Signals.Deploy.Tests.Systemd;

public sealed partial class UnitTests
{
    // On systemd's scale from 0 to 10, times ten. What is left is the network, the root folder and what .NET needs.
    private const string MostExposure = "16";

    public static TheoryData<string> Units => ["signals", "signals-silo", "signals-gateway"];

    [SkippableTheory]
    [MemberData(nameof(Units))]
    public async Task Systemd_accepts_a_unit(string unit)
    {
        SkipWithoutSystemd();

        (await Script.Run("systemd-analyze", "verify", Unit(unit))).ShouldBe((0, ""));
    }

    [SkippableTheory]
    [MemberData(nameof(Units))]
    public async Task A_unit_is_hardly_exposed(string unit)
    {
        SkipWithoutSystemd();

        (await Script.Run("systemd-analyze", "security", "--offline=true", "--no-pager", $"--threshold={MostExposure}", Unit(unit))).Code.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Secrets_are_credentials_and_settings_that_name_them_find_them(string unit)
    {
        var text = File.ReadAllText(Unit(unit));
        var credentials = Credential().Matches(text).Select(match => match.Groups["name"].Value).ToList();

        credentials.ShouldContain("master.key");
        foreach (var setting in credentials.Where(name => name.StartsWith("Signals__", StringComparison.Ordinal))) Known.Settings.ShouldContain(setting);
        foreach (Match used in CredentialUse().Matches(text)) credentials.ShouldContain(used.Groups["name"].Value);
        text.ShouldNotContain("Password", Case.Insensitive);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void A_unit_starts_the_program_and_reads_a_file_of_settings_that_has_an_example(string unit)
    {
        var text = File.ReadAllText(Unit(unit));
        var file = EnvironmentFile().Match(text).Groups["name"].Value;

        text.ShouldContain("Type=notify");
        // Refused, the runtime does not begin. It must come after the groups that hold it.
        text.IndexOf("SystemCallFilter=sched_setaffinity", StringComparison.Ordinal).ShouldBeGreaterThan(text.IndexOf("SystemCallFilter=~", StringComparison.Ordinal));
        text.ShouldContain("ExecStart=/usr/bin/dotnet /opt/signals/Signals.Silo.dll\n");
        File.Exists(Repository.File($"deploy/systemd/{file}")).ShouldBeTrue(file);
    }

    [Fact]
    public void A_gateway_is_given_no_way_into_the_journal() =>
        File.ReadAllText(Unit("signals-gateway")).ShouldNotContain("Signals__Journal");

    private static string Unit(string name) => Repository.File($"deploy/systemd/{name}.service");

    private static void SkipWithoutSystemd() => Skip.IfNot(File.Exists("/usr/bin/systemd-analyze"), "systemd is not installed here.");

    [GeneratedRegex("^LoadCredential=(?<name>[^:]+):/etc/signals/", RegexOptions.Multiline)]
    private static partial Regex Credential();

    [GeneratedRegex("=%d/(?<name>.+)$", RegexOptions.Multiline)]
    private static partial Regex CredentialUse();

    [GeneratedRegex("^EnvironmentFile=/etc/signals/(?<name>.+)$", RegexOptions.Multiline)]
    private static partial Regex EnvironmentFile();
}
