using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Signals.Testing;

namespace Signals.Silo.Tests.Canaries;

/// <summary>The search itself: what was planted is found, in whatever form it lies there.</summary>
public sealed class SweepTests
{
    private static readonly Aviary Aviary = new(4711);

    private static readonly Dictionary<string, Func<string, byte[]>> Writers = new()
    {
        ["as it is"] = Encoding.UTF8.GetBytes,
        ["in capitals"] = text => Encoding.UTF8.GetBytes(text.ToUpperInvariant()),
        ["UTF-16"] = Encoding.Unicode.GetBytes,
        ["UTF-16, the other way round"] = Encoding.BigEndianUnicode.GetBytes,
        ["JSON"] = text => JsonSerializer.SerializeToUtf8Bytes(new { waarneming = $"wat {text} is" }),
        ["a path"] = text => Encoding.ASCII.GetBytes($"/v1/iets?q={Uri.EscapeDataString($"a {text} b")}"),
        ["HTML"] = text => Encoding.UTF8.GetBytes($"<p>{System.Net.WebUtility.HtmlEncode(text)}</p>"),
        ["hexadecimal"] = text => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes($"{{\"a\":\"{text}\"}}"))),
        ["base64"] = text => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"xy {text} z"))),
        ["base64, one further"] = text => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"xyz {text} z"))),
        ["base64, two further"] = text => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"xyza {text} z"))),
        ["a hash without a key"] = text => System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)),
    };

    public static TheoryData<string> Forms => [.. Writers.Keys];

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_was_planted_is_found(string form)
    {
        foreach (var text in new[] { Aviary.Word(form), Aviary.Accented(form), Aviary.Bsn(form), Aviary.Phone(form), Aviary.Email(form), Aviary.Iban(form), Aviary.Address(form) })
        {
            // Letters of other scripts have capitals of their own bytes.
            var planted = form == "in capitals" ? text.Replace("ë", "e", StringComparison.Ordinal) : text;
            var sweep = new Sweep([new(form, "canary", planted)]);
            sweep.Look("test", form, [.. new byte[100], .. Writers[form](planted), .. new byte[100]]);
            sweep.Finds.ShouldHaveSingleItem($"{planted} as {form}").Canary.Text.ShouldBe(planted);
        }
    }

    [Fact]
    public void What_lies_across_two_chunks_is_found()
    {
        var word = Aviary.Word("chunks");
        var bytes = new byte[9 * 1024 * 1024];
        for (var at = (4 * 1024 * 1024) - 10; at < bytes.Length - 100; at += 4 * 1024 * 1024) Encoding.ASCII.GetBytes(word).CopyTo(bytes, at);
        var sweep = new Sweep([new("chunks", "word", word)]);

        sweep.Look("test", "middle", bytes);

        sweep.Finds.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_number_inside_a_longer_one_is_chance()
    {
        var bsn = Aviary.Bsn("number");
        var sweep = new Sweep([new("number", "bsn", bsn)]);

        sweep.Look("test", "longer", $"0{bsn} {bsn}1 a{bsn}");
        sweep.Finds.ShouldBeEmpty();
        sweep.Look("test", "alone", $"bsn={bsn};");
        sweep.Finds.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_may_be_there_is_no_find_and_is_told()
    {
        var sweep = new Sweep([new("sociale-kaart", "word", Aviary.Word("x"), Stays.Database), new("signalen", "word", "kanariepiet")]);

        sweep.Look("test", "table", $"{Aviary.Released[^1].Text} kanariepiet", canary => canary.Stays == Stays.Database);

        sweep.Finds.ShouldHaveSingleItem().Canary.Text.ShouldBe("kanariepiet");
        sweep.Allowed.ShouldHaveSingleItem().Place.ShouldBe("sociale-kaart");
    }

    [Fact]
    public async Task What_was_deleted_from_a_file_is_found_in_its_bytes_and_what_is_left_in_its_tables()
    {
        using var folder = new TemporaryFolder();
        var (deleted, left) = (Aviary.Word("deleted"), Aviary.Word("left"));
        await using (var database = new SqliteConnection($"Data Source={folder.File("a.db")};Pooling=False"))
        {
            await database.OpenAsync();
            await using var command = database.CreateCommand();
            command.CommandText = $"PRAGMA secure_delete=OFF; CREATE TABLE a(b TEXT); INSERT INTO a VALUES ('{deleted}'), ('{left}'); DELETE FROM a WHERE b = '{deleted}'";
            await command.ExecuteNonQueryAsync();
        }
        var sweep = new Sweep([new("deleted", "word", deleted), new("left", "word", left)]);

        await sweep.LookAtTables(folder.File("a.db"));
        sweep.Finds.ShouldHaveSingleItem().Canary.Text.ShouldBe(left);
        sweep.LookAtFolder("file", folder.Path);
        sweep.Finds.Select(find => find.Canary.Text).ShouldContain(deleted);
    }
}
