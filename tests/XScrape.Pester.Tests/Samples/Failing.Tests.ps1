Describe 'Failures' {
    It 'compares <_>' -ForEach 2, 3 { $_ | Should -Be 3 -Because 'of the sum' }
    It 'is skipped silently' -Skip { }
    It 'is skipped without words' { Set-ItResult -Skipped }
    It 'is skipped with a reason' { Set-ItResult -Skipped -Because 'there is no tool' }
}

Describe 'Setup that fails' {
    BeforeAll { throw 'no such thing' }
    It 'is never reached' { }
}
