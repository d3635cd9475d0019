Describe 'Nothing' { BeforeAll { 'is tested' } }
