namespace GluteTriage.Web.Accounts;

/// <summary>Words that guessed passwords are built of, and words anybody would think of here. Written by hand; not a list of leaks.</summary>
internal static class CommonWords
{
    /// <summary>Rows of keyboards, and their columns from the top down; of other alphabets too.</summary>
    public static readonly string[] KeyboardRows =
    [
        "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "qwertzuiopü", "azertyuiop", "qsdfghjklm", "1234567890", "!@#$%^&*()", "!\"£$%^&*()",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.", "qazwsxedcrfvtgbyhnujmikolp", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
    ];

    public static readonly string[] All =
    [
        .. Split(
            """
            glutetriage glute gluteal triage buttock buttocks clinic clinician doctor nurse hospital health medical medicine patient
            physio physiotherapy review reviewer session surgery practice sciatica piriformis pain back
            password passwort passwd pass word passphrase secret login logon signin signon access account admin administrator root
            user username guest master default test testing tester demo example sample change changeme changeit temp temporary
            welcome hello letmein let me in open sesame enter please thankyou thanks iloveyou love loveyou forever always
            correct horse battery staple very much manage managed tobe ornottobe thequickbrownfox
            overthelazydog quick brown fox jumps over lazy dog lorem ipsum dolor sit amet
            qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qwer abc abcd abcdef xyz
            dragon monkey baseball football soccer hockey basketball rugby cricket tennis golf superman batman spiderman pokemon
            starwars matrix ninja shadow sunshine princess prince queen king angel devil heaven flower butterfly rainbow summer
            winter spring autumn january february march april june july august september october november december monday tuesday
            wednesday thursday friday saturday sunday today tomorrow london england britain scotland wales ireland america canada
            australia newyork paris berlin germany france europe liverpool chelsea arsenal manchester united charlie thomas michael
            jordan daniel andrew joshua matthew anthony william robert george harry james jessica jennifer ashley michelle nicole
            samantha hannah thunder hunter killer cheese chocolate cookie banana orange apple purple yellow green silver golden
            diamond computer internet google facebook windows microsoft linux ubuntu oracle android iphone samsung mercedes ferrari
            porsche mustang harley trustno trustnone whatever nothing something freedom liberty justice peace happy family friend
            friends mother father brother sister baby babygirl buddy puppy kitten tiger eagle lion bear wolf horse ginger pepper
            maggie bailey buster cooper secure security safe safety private personal business company office work server database
            system network wireless router cisco house home money dollar pound lucky number one two three four five six seven eight
            nine ten zero hundred thousand million again this that with from your mine the and for not who you are
            """),
    ];

    private static string[] Split(string words) => [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct()];
}
